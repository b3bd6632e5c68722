"""One line of text on a chart."""

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.text import Text

BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a text stands before its place."""


class Words(Text):
    """One line of text, drawn where its foot stands.

    The library lays every text out before it draws it, to know its box. Nobody asks for the box here, and finding it
    takes a third of the time of a chart.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text."""
        words, font = self.get_text(), self.get_fontproperties()
        x, y = self.get_transform().transform(self.get_unitless_position())
        if not isinstance(renderer, RendererSVG):  # which leaves it to whoever shows the text
            width, _height, _descent = renderer.get_text_width_height_descent(words, font, ismath=False)
            x -= width * BEFORE[self.get_horizontalalignment()]
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        foot = renderer.get_canvas_width_height()[1] - y
        renderer.draw_text(context, x, foot, words, font, 0, ismath=False, mtext=self)
        context.restore()
