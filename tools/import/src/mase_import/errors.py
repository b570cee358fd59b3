"""The one error that the command reports without a traceback."""


class Refused(Exception):
    """What was asked for cannot be imported; the message names place, what was found, and the limit."""


def first_line(error: BaseException) -> str:
    """What an error of a library says, without the pages after it."""
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
