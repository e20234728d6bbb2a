"""The CV as a document (B7)."""

from datetime import date

from fodfaeste.pdf.documents import CvDocument, CvEntry, CvSection
from fodfaeste.rules.placement.profile.cv import CvContent


def cv_document(content: CvContent, *, printed_on: date, is_draft: bool) -> CvDocument:
    """Return a CV, ready to be set; a draft says that nobody has said yes to it yet."""
    return CvDocument(
        citizen=content.name,
        printed_on=printed_on,
        contact=content.contact,
        about_me=content.about_me,
        sections=tuple(
            CvSection(
                title=part.title,
                entries=tuple(
                    CvEntry(what=one.what, place=one.place, when=one.when, more=one.more)
                    for one in part.lines
                ),
            )
            for part in content.parts
        ),
        is_draft=is_draft,
    )
