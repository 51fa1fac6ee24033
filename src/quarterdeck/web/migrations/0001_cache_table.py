from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create_table(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The cache counts attempts to sign in; every process must see the same count."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]
