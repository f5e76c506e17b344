"""Where a template comes from: the user's own folder, a theme's, then ours; templates are data and can do no harm."""

from cards.templates.copies import KEPT, copy, new
from cards.templates.manifest import (
    CONTEXT,
    PYTHON,
    Ink,
    Theme,
    chosen,
    folders,
    home,
    inks,
    merged,
    refuse_faces,
    refuse_inks,
    theme,
    themes,
)
from cards.templates.places import Folders, faces, families, file, inside, listing, stock, strays
from cards.templates.rendering import environment, faults_told, renderer, shown, steady
from cards.templates.sandbox import Sandbox

__all__ = [
    "CONTEXT",
    "KEPT",
    "PYTHON",
    "Folders",
    "Ink",
    "Sandbox",
    "Theme",
    "chosen",
    "copy",
    "environment",
    "faces",
    "families",
    "faults_told",
    "file",
    "folders",
    "home",
    "inks",
    "inside",
    "listing",
    "merged",
    "new",
    "refuse_faces",
    "refuse_inks",
    "renderer",
    "shown",
    "steady",
    "stock",
    "strays",
    "theme",
    "themes",
]
