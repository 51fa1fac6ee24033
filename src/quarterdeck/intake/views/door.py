"""The doors to an import and an upload: what is not one's own is answered as what does not exist."""

from django.conf import settings
from django.http import Http404

from quarterdeck.directory.request import Request
from quarterdeck.intake.models import Import, Upload
from quarterdeck.intake.selectors import get_import, get_upload


def import_of(request: Request, pk: int) -> Import:
    try:
        return get_import(request.scope, pk, settings.HOME)
    except Import.DoesNotExist:
        raise Http404 from None


def upload_of(request: Request, pk: int) -> Upload:
    try:
        return get_upload(request.scope, pk)
    except Upload.DoesNotExist:
        raise Http404 from None
