"""The office that each version was sent to, of versions from before it was kept."""

from django.db import migrations

_FILL = """
UPDATE reports_reportversion version SET superior_id = report.superior_id
FROM reports_report report WHERE report.id = version.report_id AND version.superior_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_sent_to")]

    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
