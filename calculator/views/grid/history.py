"""What the grid has been: undo and redo of edits, deletions and imports."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Self

from calculator.views.grid.rows import Rows
from calculator.views.session import Opened

LONGEST: Final = 50  # steps back


@dataclass(frozen=True, slots=True)
class Version:
    """The rows as typed, and the plan the figures belonged to then."""

    rows: Rows
    opened: Opened


@dataclass(frozen=True, slots=True)
class History:
    """The version on the screen, those before it and those undone, the nearest last."""

    now: Version
    past: tuple[Version, ...] = ()
    undone: tuple[Version, ...] = ()

    def changed(self, version: Version) -> Self:
        """Go on to another version; what was undone is then gone."""
        return replace(self, now=version, past=(*self.past, self.now)[-LONGEST:], undone=())

    def amended(self, opened: Opened) -> Self:
        """Say which plan the version on the screen has become."""
        return replace(self, now=replace(self.now, opened=opened))

    def mapped(self, change: Callable[[Opened], Opened]) -> Self:
        """Change the plan of every version, and no row."""

        def changed(version: Version) -> Version:
            return replace(version, opened=change(version.opened))

        past, undone = (tuple(map(changed, versions)) for versions in (self.past, self.undone))
        return replace(self, now=changed(self.now), past=past, undone=undone)

    def back(self) -> Self:
        """Undo one step; itself where there is none."""
        if not self.past:
            return self
        *past, now = self.past
        return replace(self, now=now, past=tuple(past), undone=(*self.undone, self.now))

    def forward(self) -> Self:
        """Redo one step; itself where there is none."""
        if not self.undone:
            return self
        *undone, now = self.undone
        return replace(self, now=now, past=(*self.past, self.now)[-LONGEST:], undone=tuple(undone))
