"""Hypothesis strategies for instances of the models, read off their fields."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from scrutiny_extract.schemas import Coverage, Extraction, Model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy

BOUNDS = {"min_value": "ge", "max_value": "le"}
COUNTS = st.integers(min_value=0, max_value=9999)


def instances(model: type[Model]) -> SearchStrategy[Model]:
    """Make instances with every field filled, or left empty where it may be."""
    if model is Coverage:
        return st.tuples(COUNTS, COUNTS, COUNTS, COUNTS).map(_ledger)
    fields = {name: values(field.annotation, field.metadata) for name, field in model.model_fields.items()}
    if model is Extraction:
        fields["status"] = st.just("partial")
    return st.fixed_dictionaries(fields).map(lambda given: model(**given))


def values(annotation: Any, metadata: Iterable[Any] = ()) -> SearchStrategy[Any]:
    """Make values of an annotation that our models use."""
    if hasattr(annotation, "__metadata__"):
        return values(get_args(annotation)[0], annotation.__metadata__)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is not None:
        return _choices(origin, arguments, metadata)
    if issubclass(annotation, Model):
        return st.deferred(lambda: instances(annotation))
    return _scalars(annotation, metadata)


def _choices(
    origin: Any,
    arguments: tuple[Any, ...],
    metadata: Iterable[Any],
) -> SearchStrategy[Any]:
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is dict:
        return st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=2)
    if origin is tuple:
        return _tuples(arguments)
    return st.one_of([values(argument, metadata) for argument in arguments])


def _tuples(arguments: tuple[Any, ...]) -> SearchStrategy[Any]:
    if arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=1).map(tuple)
    return st.tuples(*map(values, arguments))


def _scalars(kind: Any, metadata: Iterable[Any]) -> SearchStrategy[Any]:
    pattern = _pattern(metadata)
    if pattern is not None:
        return st.from_regex(pattern.replace("$", r"\Z"), fullmatch=True)
    makers: dict[Any, SearchStrategy[Any]] = {
        str: st.text(max_size=9),
        int: st.integers(min_value=1, max_value=9999),
        float: st.floats(**_bounds(metadata), allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        types.NoneType: st.none(),
    }
    return makers[kind]


def _bounds(metadata: Iterable[Any]) -> dict[str, Any]:
    """Give the least and the greatest value a number may have."""
    marks = [(name, getattr(mark, short, None)) for mark in metadata for name, short in BOUNDS.items()]
    return {name: float(bound) for name, bound in marks if bound is not None}


def _pattern(metadata: Iterable[Any]) -> str | None:
    for mark in metadata:
        inner = mark.metadata if isinstance(mark, FieldInfo) else (mark,)
        for part in inner:
            pattern = getattr(part, "pattern", None)
            if pattern is not None:
                return cast("str", pattern)
    return None


def _ledger(counts: tuple[int, int, int, int]) -> Coverage:
    in_records, in_other, furniture, unread = counts
    return Coverage(words=sum(counts), in_records=in_records, in_other=in_other, furniture=furniture, unread=unread)
