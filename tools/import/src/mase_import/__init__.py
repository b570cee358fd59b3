"""Imports models as linalg on tensors: PyTorch through torch.export and torch-mlir, ONNX through torch-mlir.

`cli` is the command; `pipeline` what it does in order.
"""
