"""Empty files with the columns of a subject, to be filled in."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake.template import write_template
from quarterdeck.intake.workbench import catalogue


@require_safe
@operations_only
def import_template(request: Request, subject: str, form: str) -> FileResponse:  # noqa: ARG001 (a view)
    known = catalogue(settings.HOME)
    if subject not in known:
        raise Http404
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{subject}.{form}"
        write_template(known[subject], path)
        content = BytesIO(path.read_bytes())
    return FileResponse(content, as_attachment=True, filename=path.name)
