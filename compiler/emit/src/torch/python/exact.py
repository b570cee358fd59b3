class Exact(torch.autograd.Function):
    """A function of integers. Its gradient is that of the function of floats that it stands for."""

    @staticmethod
    def forward(ctx, integers, floats, *operands):
        ctx.floats = floats
        ctx.save_for_backward(*operands)
        return integers(*operands)

    @staticmethod
    def backward(ctx, gradient):
        operands = [x.detach().requires_grad_(x.is_floating_point()) for x in ctx.saved_tensors]
        with torch.enable_grad():
            y = ctx.floats(*operands)
        wanted = [x for x in operands if x.requires_grad]
        found = iter(torch.autograd.grad(y, wanted, gradient, allow_unused=True))
        return None, None, *(next(found) if x.requires_grad else None for x in operands)
