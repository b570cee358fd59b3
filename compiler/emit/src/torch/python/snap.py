class Snap(torch.autograd.Function):
    """The nearest values of a number format. Gradients pass where nothing was clipped, and stop elsewhere."""

    @staticmethod
    def forward(ctx, x, nearest):
        y, clipped = nearest(torch.nan_to_num(x))
        ctx.save_for_backward(clipped)
        # Formats have no negative zero.
        return y + 0.0

    @staticmethod
    def backward(ctx, gradient):
        (clipped,) = ctx.saved_tensors
        return gradient.masked_fill(clipped, 0.0), None
