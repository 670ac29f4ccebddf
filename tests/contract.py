"""The contract's JSON Schema, walked beside a partial extraction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutiny_extract.schemas import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Contract:
    """The schema's nodes for one kind of value: several where it may be of several types."""

    nodes: tuple[dict[str, Any], ...] = ()
    root: dict[str, Any] = field(default_factory=lambda: Extraction.model_json_schema(mode="serialization"))

    def __post_init__(self) -> None:
        if not self.nodes:
            object.__setattr__(self, "nodes", (self.root,))

    def under(self, key: str, name: str | None = None) -> Contract:
        """Step down to `items`, or to a property by its name."""
        found = [node.get(key, {}) for node in self.nodes]
        if name is not None:
            found = [
                each.get(name) or node.get("additionalProperties") for each, node in zip(found, self.nodes, strict=True)
            ]
        return Contract(tuple(option for each in found for option in self._options(each)) or ({},), self.root)

    def of_type(self, kind: str) -> Contract:
        """Keep the nodes whose `type` is fixed to a word."""
        kept = (node for node in self.nodes if node.get("properties", {}).get("type", {}).get("const") == kind)
        return Contract(tuple(kept) or ({},), self.root)

    @property
    def known(self) -> bool:
        """Whether the schema has a place here."""
        return any(self.nodes)

    def _options(self, node: Any) -> Iterator[dict[str, Any]]:
        if not isinstance(node, dict) or not node:
            return
        if "$ref" in node:
            yield from self._options(self.root["$defs"][node["$ref"].rsplit("/", 1)[-1]])
        elif "anyOf" in node or "oneOf" in node:
            for part in node.get("anyOf") or node["oneOf"]:
                yield from self._options(part)
        else:
            yield node


def unknown_fields(value: Any, contract: Contract, path: str = "") -> Iterator[str]:
    """Yield the paths of fields that the schema has no place for."""
    if isinstance(value, list):
        for part in value:
            yield from unknown_fields(part, contract.under("items"), path)
    elif isinstance(value, dict) and "_open" not in value:
        here = contract.of_type(value["type"]) if "type" in value else contract
        for name, part in value.items():
            below = here.under("properties", name)
            if below.known:
                yield from unknown_fields(part, below, f"{path}.{name}")
            else:
                yield f"{path}.{name}"
