"""Each page in the way of its reader: after sign-in the person's own choices, before it the browser's."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as
from quarterdeck.web.middleware import Answer


class Reading:
    """Speaks and writes as the signed-in person chose."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request.user, Person):
            return self.get_response(request)
        with reading_as(request.user):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", get_language() or "en")
        return response
