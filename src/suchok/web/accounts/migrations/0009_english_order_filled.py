"""The order of English names, of offices from before it was kept."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from suchok.core.text.sorting import sort_key

_AT_ONCE = 1000


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("accounts", "Office")
    offices = list(model.objects.only("name_bn", "name_en"))
    for office in offices:
        office.sort_key_en = sort_key(office.name_en or office.name_bn)
    model.objects.bulk_update(offices, ["sort_key_en"], batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_office_in_english_order")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
