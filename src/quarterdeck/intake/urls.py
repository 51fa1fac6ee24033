"""The pages on which files come in."""

from django.urls import path

from quarterdeck.intake.views.correction import correction
from quarterdeck.intake.views.held import held, held_cells, held_drop, held_file, held_release, held_replace
from quarterdeck.intake.views.imports import import_show, import_undo, imports
from quarterdeck.intake.views.mappings import mapping_delete, mapping_rename, mappings
from quarterdeck.intake.views.templates import import_template
from quarterdeck.intake.views.uploads import (
    import_new,
    upload,
    upload_again,
    upload_gone,
    upload_mapping,
    upload_start,
)

urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/new/", import_new, name="import_new"),
    path("imports/templates/<slug:subject>.<form:form>", import_template, name="import_template"),
    path("imports/correct/<slug:subject>/", correction, name="correction"),
    path("imports/mappings/", mappings, name="mappings"),
    path("imports/mappings/<key:name>/name/", mapping_rename, name="mapping_rename"),
    path("imports/mappings/<key:name>/removal/", mapping_delete, name="mapping_delete"),
    path("imports/files/<int:pk>/", upload, name="upload"),
    path("imports/files/<int:pk>/mapping/", upload_mapping, name="upload_mapping"),
    path("imports/files/<int:pk>/start/", upload_start, name="upload_start"),
    path("imports/files/<int:pk>/again/", upload_again, name="upload_again"),
    path("imports/files/<int:pk>/removal/", upload_gone, name="upload_gone"),
    path("imports/<int:pk>/", import_show, name="import_show"),
    path("imports/<int:pk>/undo/", import_undo, name="import_undo"),
    path("imports/<int:pk>/held/", held, name="held"),
    path("imports/<int:pk>/held.<form:form>", held_file, name="held_file"),
    path("imports/<int:pk>/held/cells/", held_cells, name="held_cells"),
    path("imports/<int:pk>/held/values/", held_replace, name="held_replace"),
    path("imports/<int:pk>/held/release/", held_release, name="held_release"),
    path("imports/<int:pk>/held/drop/", held_drop, name="held_drop"),
]
