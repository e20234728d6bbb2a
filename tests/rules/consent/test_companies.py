import pytest

from fodfaeste.rules.consent.companies import is_about


@pytest.mark.parametrize(
    ("named", "company"),
    [
        ("Byens Brød ApS", "Byens Brød ApS"),
        ("byens brød", "Byens Brød ApS"),
        ("Byens Brød ApS, afdeling Havnen", "Byens Brød ApS"),
        (" BYENS  BRØD ", "Byens Brød"),
        ("", "Byens Brød"),
    ],
)
def test_c2_a_yes_is_to_the_company_it_names_with_or_without_form_and_branch(
    named: str, company: str
) -> None:
    assert is_about(named, company)


@pytest.mark.parametrize(
    ("named", "company"),
    [("Kro", "Krone Vinduer"), ("Krone Vinduer", "Kro"), ("Byens Br", "Byens Brød")],
)
def test_c2_part_of_a_word_names_no_other_company(named: str, company: str) -> None:
    assert not is_about(named, company)
