"""How many may be in placement or wage subsidy at one workplace (D8).

«1 person for hver 5 ordinært ansatte, hvis virksomheden har 0-50 ansatte, dog altid 1 person, og
herudover 1 person for hver 10 ordinært ansatte» (the executive order on active employment efforts,
quoted by Cabi; domain.md section 2.3). A workplace is its P number. The numbers are dated data.
"""

from dataclasses import dataclass

from fodfaeste.rules.refusal import Obstacle, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeShare:
    """One for so many employees up to a size, and one for so many above it."""

    employees_each: int = 5
    up_to: int = 50
    employees_each_above: int = 10


LAW_OF_SHARE = TraineeShare()


def places(employees: int, *, share: TraineeShare = LAW_OF_SHARE) -> int:
    """Return how many may be there at once; always one."""
    small = min(employees, share.up_to)
    above = max(employees - share.up_to, 0)
    return max(small // share.employees_each + above // share.employees_each_above, 1)


def warnings_at_workplace(
    *, employees: int | None, others_there: int | None, share: TraineeShare = LAW_OF_SHARE
) -> tuple[Obstacle, ...]:
    """Return the warning when the workplace already has as many as it may.

    Nothing is said while either number is unknown.
    """
    if employees is None or others_there is None:
        return ()
    most = places(employees, share=share)
    return unmet((others_there < most, _place_left(employees, others_there, most)))


def _place_left(employees: int, others_there: int, most: int) -> Obstacle:
    staff = "1 ansat" if employees == 1 else f"{employees} ansatte"
    return Obstacle(
        rule="D8",
        condition="place_left_at_work",
        sentence=f"Arbejdspladsen har {staff} og må have {most} i praktik og løntilskud. "
        f"Der er {others_there} i forvejen.",
        next_step="Tal med arbejdsgiveren om en anden ordning, eller ret tallene, hvis de er "
        "forkerte.",
    )
