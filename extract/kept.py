"""A property worked out once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - used as a decorator, like `property`
    """A property worked out on first use and kept in the object: `functools.cached_property` without its lock.

    Python took that lock away in 3.12; until then it costs more than most of what is kept here.
    """

    def __init__(self, worked_out: Callable[[Any], T]) -> None:
        """Take the method that works it out."""
        self._worked_out = worked_out
        self._name = worked_out.__name__
        self.__doc__ = worked_out.__doc__

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...
    @overload
    def __get__(self, thing: object, owner: type) -> T: ...
    def __get__(self, thing: object | None, owner: type) -> Self | T:
        """Work it out; what is kept hides this from now on."""
        if thing is None:
            return self
        value = thing.__dict__[self._name] = self._worked_out(thing)
        return value
