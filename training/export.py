"""A trained network → the files that kg reads: two ONNX graphs, a table of traits and the legend, with 8-bit weights.

Weights are made small: for each output they are kept as whole numbers from -127 to 127 with a scale. What they are
multiplied by is rounded likewise, row by row as it comes, so that products are of whole numbers: they take a third of
the time and are exact on every processor. All else is 32-bit. A row is measured by its own largest number alone, so
what is read beside it changes nothing. The same network always gives the same bytes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from kg.extract.learned.legend import Legend, write_legend
from kg.extract.learned.pieces import Vocabulary, write_vocabulary
from kg.extract.learned.weights import JUDGE, LEGEND, PIECES, READER, TRAITS

OPSET = 17
LARGE = 4096  # numbers of a weight that is worth making small
RUNTIME = "com.microsoft"  # the operators of ONNX Runtime's own
MOST = 127  # the largest number of a weight
FINEST = 63  # of what weights are multiplied by: older processors keep the sum of two such products in 16 bits
LAST, STEP, MIDDLE, ONE = "last axis", "step", "middle", "one"  # names of constants in a graph
CONSTANTS = {
    LAST: np.array([-1]),
    STEP: np.array(1 / FINEST, np.float32),
    MIDDLE: np.array(FINEST + 1, np.uint8),
    ONE: np.array(1, np.float32),
}


def write_network(network: nn.Module, legend: Legend, vocabulary: Vocabulary, folder: Path) -> None:
    """Write all files of a network; it has the parts of training/network.py: reader, judge and rows."""
    folder.mkdir(parents=True, exist_ok=True)
    network.float().eval()
    reader, judge, table = (network.get_submodule(name) for name in ("reader", "judge", "rows"))
    (folder / READER).write_bytes(pack(trace_reader(reader)))
    rows = table.get_parameter("weight").detach().numpy()
    width = reader.get_submodule("tagger").get_parameter("weight").shape[1]
    (folder / JUDGE).write_bytes(pack(trace_judge(judge, width, rows.shape[1])))
    numbers, scales = round_weights(rows, axis=0)
    np.savez(folder / TRAITS, rows=numbers, scales=scales)
    write_vocabulary(vocabulary, folder / PIECES)
    write_legend(legend, folder / LEGEND)


def trace_reader(reader: nn.Module) -> ModelProto:
    """The reader as a graph: ids and shape of a window's pieces to their states and the log odds of tags."""
    some = torch.ones(2, 7, dtype=torch.long)
    sizes = dict.fromkeys(("ids", "shape", "states", "tags"), ("batch", "pieces"))
    return trace(reader, {"ids": some, "shape": some}, ("states", "tags"), sizes)


def trace_judge(judge: nn.Module, width: int, wide: int) -> ModelProto:
    """The judge as a graph: states of pieces and the pairs among them to log odds of answers and statuses."""
    numbers = torch.ones(2, 5, 3, dtype=torch.long)
    inputs = {
        "states": torch.zeros(2, 7, width),
        "span": torch.stack([numbers, numbers + 1], -1),
        "kind": numbers,
        "form": numbers,
        "traits": torch.zeros(2, 5, wide),
    }
    sizes = {"states": ("batch", "pieces")}
    sizes |= dict.fromkeys(("span", "kind", "form", "traits", "answers", "statuses"), ("batch", "pairs"))
    return trace(judge, inputs, ("answers", "statuses"), sizes)


def trace(
    part: nn.Module, inputs: Mapping[str, Tensor], outputs: Sequence[str], sizes: Mapping[str, Sequence[str]]
) -> ModelProto:
    """A part of the network as a graph that takes any size where `sizes` names one, silent on where it was made."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is traced as a constant is one
        torch.onnx.export(
            part,
            tuple(inputs.values()),
            file,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: dict(enumerate(axes)) for name, axes in sizes.items()},
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load_from_string(file.getvalue())
    model.producer_name = model.producer_version = ""
    for node in model.graph.node:
        node.doc_string = ""
    return model


def pack(model: ModelProto) -> bytes:
    """The bytes of a graph with its large weights as 8-bit numbers."""
    graph = model.graph
    share_weights(graph)
    large = {w.name: numpy_helper.to_array(w) for w in graph.initializer if is_large(w)}
    weights, nodes = [w for w in graph.initializer if w.name not in large], list[NodeProto]()
    weights += [numpy_helper.from_array(value, name) for name, value in CONSTANTS.items()]
    for name, numbers in large.items():
        table = any(name in node.input and node.op_type == "Gather" for node in graph.node)
        rounded, scales = round_weights(numbers, axis=0 if table else 1)
        weights += [
            numpy_helper.from_array(rounded, f"{name} 8-bit"),
            numpy_helper.from_array(scales if table else scales / np.float32(FINEST), f"{name} scales"),
        ]
    for node in graph.node:
        name = next((name for name in node.input if name in large), None)
        nodes += [node] if name is None else look_up(node) if node.op_type == "Gather" else multiply(node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(weights)
    graph.node.extend(nodes)
    model.opset_import.append(helper.make_opsetid(RUNTIME, 1))
    onnx.checker.check_model(model, full_check=True)
    packed: bytes = model.SerializeToString(deterministic=True)
    return packed


def share_weights(graph: GraphProto) -> None:
    """Let nodes use a weight by its own name; tracing gives one that is used twice another name the second time."""
    own = {weight.name for weight in graph.initializer}
    same = [node for node in graph.node if node.op_type == "Identity" and node.input[0] in own]
    copies = {node.output[0]: node.input[0] for node in same}
    nodes = [node for node in graph.node if node.output[0] not in copies]
    for node in nodes:
        node.input[:] = [copies.get(name, name) for name in node.input]
    del graph.node[:]
    graph.node.extend(nodes)


def is_large(weight: TensorProto) -> bool:
    """Whether a weight is worth making small."""
    return len(weight.dims) == 2 and weight.dims[0] * weight.dims[1] > LARGE


def multiply(node: NodeProto) -> Iterator[NodeProto]:
    """A product with a weight, both as whole numbers: each row of the other factor is first measured by its largest."""
    factor, weight = node.input
    found = node.output[0]
    size, share, rounded, whole = (f"{found} {step}" for step in ("size", "share", "8-bit", "whole"))
    yield helper.make_node("Abs", [factor], [f"{found} sizes"])
    yield helper.make_node("ReduceMax", [f"{found} sizes"], [size], axes=[-1])
    yield helper.make_node("Div", [factor, size], [share])
    yield helper.make_node("QuantizeLinear", [share, STEP, MIDDLE], [rounded])
    parts = [rounded, f"{weight} 8-bit", ONE, f"{weight} scales", MIDDLE]
    yield helper.make_node("MatMulIntegerToFloat", parts, [whole], domain=RUNTIME)
    yield helper.make_node("Mul", [whole, size], [found])


def look_up(node: NodeProto) -> Iterator[NodeProto]:
    """A look-up of rows, of which only those become 32-bit."""
    table, which = node.input
    found = node.output[0]
    yield helper.make_node("Gather", [f"{table} 8-bit", which], [f"{found} 8-bit"])
    yield helper.make_node("Gather", [f"{table} scales", which], [f"{found} scales"])
    yield helper.make_node("Unsqueeze", [f"{found} scales", LAST], [f"{found} scale"])
    yield helper.make_node("Cast", [f"{found} 8-bit"], [f"{found} 32-bit"], to=TensorProto.FLOAT)
    yield helper.make_node("Mul", [f"{found} 32-bit", f"{found} scale"], [found])


def round_weights(weights: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers from -127 to 127 and, for each place along an axis, the scale that makes them weights again.

    >>> numbers, scales = round_weights(np.array([[1.0, -0.5], [0.0, 0.0]], np.float32), axis=0)
    >>> numbers.tolist(), np.round(1 / scales).tolist()
    ([[127, -64], [0, 0]], [127.0, 127.0])
    """
    most = np.abs(weights).max(1 - axis, keepdims=True)
    scales = (np.where(most > 0, most, 1) / MOST).astype(np.float32)
    return np.rint(weights / scales).astype(np.int8), scales.ravel()
