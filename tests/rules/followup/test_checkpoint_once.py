import pytest

from fodfaeste.rules.followup.checkpoint_once import check_checkpoint_is_new
from fodfaeste.rules.refusal import Refused


def test_g5_a_checkpoint_is_recorded_once() -> None:
    check_checkpoint_is_new(3, held=[1])
    with pytest.raises(Refused) as refused:
        check_checkpoint_is_new(3, held=[1, 3])
    assert refused.value.rule == "G5"
