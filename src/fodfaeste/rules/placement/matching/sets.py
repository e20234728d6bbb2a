"""Sets of openings as whole numbers, one bit an opening; and numbers kept bit by bit over them.

A list of planes gives every opening a number: plane 0 holds the openings whose number is odd, plane
1 those with a two in it, and so on.
"""

from collections.abc import Iterable, Iterator


def members(chosen: int) -> Iterator[int]:
    """Yield the positions of a set, the lowest first."""
    while chosen:
        lowest = chosen & -chosen
        yield lowest.bit_length() - 1
        chosen ^= lowest


def together(sets: Iterable[int]) -> int:
    """Return what is in any of the sets."""
    whole = 0
    for each in sets:
        whole |= each
    return whole


def summed(one: list[int], other: list[int]) -> list[int]:
    """Return the planes of the sums of two numbers, member by member."""
    if len(one) < len(other):
        one, other = other, one
    total, carry = [], 0
    for place, mine in enumerate(one):
        theirs = other[place] if place < len(other) else 0
        differing = mine ^ theirs
        total.append(differing ^ carry)
        carry = (mine & theirs) | (differing & carry)
    if carry:
        total.append(carry)
    return total


def counted(sets: Iterable[int]) -> list[int]:
    """Return the planes of how many of the sets each member is in."""
    total: list[int] = []
    for each in sets:
        carry = each
        for place, plane in enumerate(total):
            if not carry:
                break
            total[place] = plane ^ carry
            carry &= plane
        if carry:
            total.append(carry)
    return total


def numbered(sets: Iterable[tuple[int, int]]) -> list[int]:
    """Return the planes of numbers that whole sets have; no member is in two of the sets."""
    planes: list[int] = []
    for number, chosen in sets:
        for place in range(number.bit_length()):
            if place == len(planes):
                planes.append(0)
            if number >> place & 1:
                planes[place] |= chosen
    return planes


def with_number(planes: list[int], number: int, within: int) -> int:
    """Return the members that have exactly this number."""
    for place, plane in enumerate(planes):
        within &= plane if number >> place & 1 else ~plane
    return within if number < 1 << len(planes) else 0


def highest_first(planes: list[int], within: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of number and member, the highest number first and equal ones in their order."""
    waiting = [(within, len(planes), 0)]
    while waiting:
        chosen, place, number = waiting.pop()
        if place == 0:
            for member in members(chosen):
                yield number, member
            continue
        place -= 1
        plane = planes[place]
        if low := chosen & ~plane:
            waiting.append((low, place, number))
        if high := chosen & plane:
            waiting.append((high, place, number | 1 << place))
