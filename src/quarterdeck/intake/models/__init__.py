"""What came in by the browser, what was imported, what was held back."""

from quarterdeck.intake.models.imports import Import, QuarantinedRow
from quarterdeck.intake.models.upload import Upload

__all__ = ["Import", "QuarantinedRow", "Upload"]
