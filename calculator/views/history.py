"""What something has been, so that a user can go back and forth: undo and redo, bounded."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Generic, Self, TypeVar

Version = TypeVar("Version")

LONGEST: Final = 50  # steps back


@dataclass(frozen=True, slots=True)
class History(Generic[Version]):
    """The version on the screen, those before it and those undone, the nearest last."""

    now: Version
    past: tuple[Version, ...] = ()
    undone: tuple[Version, ...] = ()

    def changed(self, version: Version) -> Self:
        """Go on to another version; what was undone is then gone."""
        return replace(self, now=version, past=(*self.past, self.now)[-LONGEST:], undone=())

    def corrected(self, version: Version) -> Self:
        """Say what the version on the screen has become; it is no step of its own."""
        return replace(self, now=version)

    def mapped(self, change: Callable[[Version], Version]) -> Self:
        """Change every version."""
        past, undone = (tuple(map(change, versions)) for versions in (self.past, self.undone))
        return replace(self, now=change(self.now), past=past, undone=undone)

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
