"""History: every change of a tracked table becomes an event, written by the database itself, also for bulk writes.

A statement trigger for each of insert, update and delete copies the rows into the table's event table (``OfficeEvent``
beside ``Office``). An event names the entry of the act by ``pgh_context_id``, which stays empty for a change outside an
act.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pghistory
from django.apps import apps
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from pghistory.models import Event as LibraryEvent

AnyModel = TypeVar("AnyModel", bound=models.Model)


class TransactionNumber(models.Func):
    """The number of the transaction that writes; see ``audit/migrations/0002_history.py``."""

    function = "audit_transaction"
    output_field = models.BigIntegerField()


class Event(LibraryEvent):
    """What every event holds beside the columns of its row; a row's events lie in the order of ``pgh_id``."""

    pgh_id = models.BigAutoField(primary_key=True)
    pgh_context_id = models.UUIDField(null=True, db_index=True)
    pgh_transaction = models.BigIntegerField(db_default=TransactionNumber())

    class Meta:
        abstract = True


def tracked(*without: str) -> Callable[[type[AnyModel]], type[AnyModel]]:
    """Keep the history of a model, but for the columns ``without``: what must not be kept for ever, as passwords."""

    def decorated(model: type[AnyModel]) -> type[AnyModel]:
        # The primary key is in pgh_obj_id already.
        exclude = [model._meta.pk.name, *without]  # noqa: SLF001 - Django documents it
        library: Any = pghistory
        track: Callable[[type[AnyModel]], type[AnyModel]] = library.track(
            library.InsertEvent(),
            library.UpdateEvent(),
            library.DeleteEvent(),
            exclude=exclude,
            base_model=Event,
            context_field=None,
            obj_field=library.ObjForeignKey(related_name="+", db_index=True),
            level=library.Statement,
            # Numbers grow with the pages of the table, so that the smallest of indexes finds those of a block.
            meta={"indexes": [BrinIndex(fields=["pgh_transaction"], autosummarize=True, pages_per_range=32)]},
        )
        return track(model)

    return decorated


def table_of(model: type[models.Model]) -> str:
    """Return the name of a model's table."""
    return model._meta.db_table  # noqa: SLF001 - Django documents it


def tracked_model(event: type[Event]) -> type[models.Model]:
    """Return the model whose changes the events are of."""
    model: type[models.Model] = event.pgh_tracked_model  # type: ignore[assignment] # set by the library
    return model


def event_models() -> Iterator[type[Event]]:
    """Yield the event model of every tracked model."""
    for model in apps.get_models():
        if issubclass(model, Event):
            yield model
