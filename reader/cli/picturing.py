"""The command about images: ``image``."""

from __future__ import annotations

import click

from reader.cli.completing import complete_id
from reader.cli.entries import understood
from reader.cli.output import (
    as_json,
    counted,
    dim,
    opened,
    warn,
    write,
    write_json,
)
from reader.cli.shapes import figure_shape, picture_shape
from reader.errors import AbsentError


@click.command()
@click.argument("entry_id", metavar="ID", type=int, shell_complete=complete_id)
@click.argument("number", type=click.IntRange(1), required=False)
@as_json
def image(entry_id: int, number: int | None, as_json: bool) -> None:
    """List the images of an article; with NUMBER, fetch that one and say where it is.

    Listing asks nothing of the network.
    """
    with opened() as library:
        article = understood(library, entry_id)
        figures = article.figures
        if number is not None:
            if number > len(figures):
                has = counted(len(figures), "image") if figures else "no image"
                raise AbsentError(f"article {entry_id} has {has}")
            picture = library.picturing.fetch(article.entry, figures[number - 1])
            if as_json:
                write_json(picture_shape(picture))
            else:
                write(picture.path)
            return
        for place, figure in enumerate(figures, start=1):
            if as_json:
                write_json(figure_shape(place, figure))
            else:
                write(f"{place:>3}  {figure.caption}  {dim(figure.url)}")
        if not figures:
            warn("its text has no image")


COMMANDS = (image,)
