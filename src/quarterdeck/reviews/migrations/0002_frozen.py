from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from quarterdeck.reviews import guard


def put_up(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard.put_up(schema_editor.connection)


def take_down(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
