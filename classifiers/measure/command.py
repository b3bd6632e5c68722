"""The command line of the benchmarks."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from safetensors.numpy import save_file

from classifiers import SentenceVectors
from classifiers.measure import groups, link, scale, themes
from classifiers.measure.corpora import CorpusError, read
from classifiers.text.model import WeightsError, shipped


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a benchmark and print its figures.

    Returns:
        0, or 2 after a sentence on stderr about what could not be read.
    """
    options = _parser().parse_args(arguments)
    try:
        figures = options.run(options, _vectors(options))
    except (CorpusError, WeightsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(json.dumps(figures, indent=1) + "\n" if options.json else _table(figures))
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m classifiers.measure", description="Benchmarks of themes and groups."
    )
    commands = parser.add_subparsers(required=True)
    grouping = commands.add_parser("groups", help="play corpora as streams of texts")
    grouping.add_argument("corpora", nargs="+", type=Path, metavar="FILE")
    grouping.add_argument(
        "--asked", type=float, default=0.0, help="questions that may be asked for each text"
    )
    grouping.add_argument("--lines", type=int, default=5, help="lines on a check-up card")
    grouping.add_argument("--human-error", type=float, default=0.0, help="share of ticks that are wrong")
    grouping.add_argument("--orders", type=int, default=1, help="orders of arrival")
    naming = commands.add_parser("themes", help="train on one split of a corpus, judge another")
    naming.add_argument("corpora", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    naming.add_argument("--test", type=Path, help="a file with the test split")
    naming.add_argument(
        "--typos", type=float, default=0.0, help="share of letters mistyped in the test texts"
    )
    naming.add_argument("--prefix-noise", action="store_true", help="an unrelated sentence in front of them")
    naming.add_argument("--shots", type=int, default=0, help="examples a theme to train on")
    training = commands.add_parser("train-link", help="fit the link on a corpus in CLINC150's form")
    training.add_argument("corpora", nargs=1, type=Path, metavar="FOLDER")
    bending = commands.add_parser("train-vectors", help="tune the sentence model on such a corpus")
    bending.add_argument("corpora", nargs=1, type=Path, metavar="FOLDER")
    bending.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the tuning goes")
    growing = commands.add_parser("scale", help="what deciding costs as groups grow")
    growing.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000, 100_000], metavar="GROUPS")
    growing.add_argument("--insights", type=int, help="insights at the largest size; ten a group if not said")
    runs = {
        grouping: _groups,
        naming: _themes,
        training: _train_link,
        bending: _train_vectors,
        growing: _scale,
    }
    for command, run in runs.items():
        command.set_defaults(run=run)
        command.add_argument("--words-alone", action="store_true", help="without the sentence model")
        command.add_argument("--model", type=Path, help="a folder with another sentence model")
        command.add_argument("--plot", type=Path, metavar="DIR", help="draw the curves into a folder")
        command.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _vectors(options: Namespace) -> SentenceVectors | None:
    return None if options.words_alone else SentenceVectors(options.model)


def _groups(options: Namespace, vectors: SentenceVectors | None) -> list[groups.Figures]:
    how = groups.Options(options.asked, options.lines, options.human_error, options.orders)
    corpora = [read(file) for file in options.corpora]
    if options.plot:
        for corpus in corpora:
            groups.draw_curves(corpus, vectors, how, options.plot)
    return [groups.measure(corpus, vectors, how) for corpus in corpora]


def _themes(options: Namespace, vectors: SentenceVectors | None) -> list[groups.Figures]:
    how = themes.Options(options.typos, options.prefix_noise, options.shots)
    return [themes.measure(read(file, options.test), vectors, how, options.plot) for file in options.corpora]


def _train_link(options: Namespace, vectors: SentenceVectors | None) -> list[groups.Figures]:
    # The tuned vectors have seen this corpus's labels: on them its problems look easier than new ones are.
    untuned = None if vectors is None else SentenceVectors(vectors.folder, tuned=False)
    name = "words" if vectors is None else "meaning+words"
    found = link.train(name, read(options.corpora[0]).part("train"), untuned)
    return [
        {
            "corpus": str(options.corpora[0]),
            "centre": found.centre,
            "words": found.words,
            "constant": found.constant,
        }
    ]


def _train_vectors(options: Namespace, _: SentenceVectors | None) -> list[groups.Figures]:
    try:
        tuning = import_module("classifiers.measure.tuning")
    except ModuleNotFoundError as error:
        raise WeightsError(
            f"train-vectors needs {error.name}, a package for developers: `uv sync`."
        ) from error
    learnt = tuning.train(shipped(tuned=False), read(options.corpora[0]).part("train"), tuning.Options())
    save_file(learnt, options.out)
    numbers = sum(value.size for value in learnt.values())
    return [{"corpus": str(options.corpora[0]), "numbers": float(numbers), "file": str(options.out)}]


def _scale(options: Namespace, vectors: SentenceVectors | None) -> list[groups.Figures]:
    figures = scale.measure(sorted(options.sizes), options.insights, vectors)
    if options.plot:
        scale.draw_curves(figures, options.plot)
    return figures


def _table(figures: Sequence[groups.Figures]) -> str:
    """One block a corpus: a name and a figure a line."""
    width = max(len(name) for each in figures for name in each)
    lines = [
        f"{name:<{width}}  {value:.4g}" if isinstance(value, float) else f"{name:<{width}}  {value}"
        for each in figures
        for name, value in each.items()
    ]
    return "\n".join(lines) + "\n"
