"""Every failure that Sayso names: one class each, building the one line that a person reads."""

from __future__ import annotations

from pathlib import Path


class SaysoError(Exception):
    """The base of all errors of Sayso; `str(error)` is one line that says what is wrong and what to do."""


class UsageError(SaysoError):
    """The call itself cannot be carried out; the command line ends with status 2."""


class DocumentError(SaysoError):
    """One document cannot be taken in; it is quarantined with this line and the build goes on."""


class NothingToRead(UsageError):
    """No argument of a build led to any document."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(f"nothing to read in {', '.join(paths) or 'no paths'}: name a file or a folder of articles")


class PruneUnsafe(UsageError):
    """What is under a path cannot be told, so that nothing can be called gone."""

    def __init__(self, failed: DocumentError) -> None:
        super().__init__(f"nothing was pruned or built: {failed}; leave that path out to remove what came from it")


class FolderMissing(UsageError):
    """The folder that a file is to be written to does not exist."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"there is no folder {path}: make it, or choose another place")


class NotALedger(UsageError):
    """The file exists and is no ledger of Sayso; it is left as it is."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} is not a ledger of Sayso; it was left as it is: choose another name")


class LedgerMissing(UsageError):
    """There is no ledger under that name."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"there is no ledger {path}: make one with `sayso build PATH -o {path}`")


class LedgerVersion(UsageError):
    """The ledger was written by a version of Sayso that keeps it differently."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        what = "a newer Sayso is needed" if found > known else f"`sayso rebuild {path}` brings it up to date"
        super().__init__(f"{path} has ledger format {found}, this Sayso reads {known}: {what}")


class LedgerReadOnly(UsageError):
    """The ledger or its folder cannot be written."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} cannot be written here: choose another place with -o or copy it with `sayso copy`")


class LedgerBusy(UsageError):
    """Another process is writing this ledger."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} is being written by another process: wait until it has finished")


class LedgerDamaged(UsageError):
    """The file is a ledger in part only."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} is damaged: go back to a copy of it, or build it anew under another name")


class LedgerNotWritten(UsageError):
    """The operating system refused to keep what was to be written."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(f"{path} could not be written ({why}); what was written before is kept")


class OptionsDiffer(UsageError):
    """A ledger keeps the options that it was made with."""

    def __init__(self, path: Path | str, option: str, given: object, kept: object) -> None:
        super().__init__(
            f"{path} was made with {option}={kept}, not {given}: leave the option out or build a new ledger"
        )


class WorkersFailed(UsageError):
    """No process of a pool can do anything."""

    def __init__(self) -> None:
        super().__init__(
            "processes cannot be started: use --jobs 1; in a script, call sayso.build under "
            "`if __name__ == '__main__':`"
        )


class UnknownId(UsageError):
    """No row, or more than one, has this id."""

    def __init__(self, given: str, found: int = 0) -> None:
        self.found = found
        what = f"{found} rows begin with it" if found else "no row has it"
        super().__init__(f"id {given!r}: {what}; `sayso statements` lists the ids")


class UnknownDocument(UnknownId):
    """No document is called so, or the ids of several begin so."""

    def __init__(self, given: str, found: int = 0) -> None:
        super().__init__(given, found)
        what = f"the ids of {found} documents begin with" if found else "no document has the path, name or id"
        self.args = (f"{what} {given!r}: `sayso statements` and `sayso search` show their paths",)


class OutputExists(UsageError):
    """A file is in the way and is not overwritten."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path} exists and was left as it is: choose another name")


class LanguageUnsupported(UsageError):
    """A language that was asked for by name has no data here."""

    def __init__(self, language: str, supported: tuple[str, ...]) -> None:
        super().__init__(f"language {language!r} has no support here; supported: {', '.join(supported)}")


class AnnotationUnfit(UsageError):
    """A Doc has not the annotation that a component works on."""

    def __init__(self, component: str, found: str) -> None:
        super().__init__(
            f"{component} needs Universal Dependencies with parts of speech, lemmas and names, and {found}: "
            'add the component "sayso" before it, or a parser trained on Universal Dependencies'
        )


class UnknownExport(UsageError):
    """No exporter, or more than one, answers to this format."""

    def __init__(self, name: str, known: tuple[str, ...], found: list[str]) -> None:
        what = f"more than one package offers it ({', '.join(found)})" if found else f"known: {', '.join(known)}"
        super().__init__(f"export format {name!r}: {what}")


class SideFileError(UsageError):
    """A side file (articles.toml, articles.csv, camps.csv, outlets.csv) that cannot be understood."""

    def __init__(self, path: Path | str, what: str) -> None:
        super().__init__(f"{path}: {what}")


class MissingPath(DocumentError):
    """An argument that leads nowhere."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path}: no such file or folder")


class Unreadable(DocumentError):
    """The operating system refuses to give the file's bytes."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(f"{path}: cannot be read ({why})")


class EmptyDocument(DocumentError):
    """There is no text in it."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path}: there is no text in it")


class BinaryDocument(DocumentError):
    """The bytes are not those of a text, whatever the name says."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"{path}: its bytes are not text, whatever its name says")


class BrokenEncoding(DocumentError):
    """No encoding makes text of the bytes."""

    def __init__(self, path: Path | str, where: int) -> None:
        super().__init__(f"{path}: its encoding is broken (first at byte {where:,}); save it as UTF-8")


class DocumentTooLarge(DocumentError):
    """The document is over `max_document`."""

    def __init__(self, path: Path | str, size: int, limit: int) -> None:
        super().__init__(f"{path}: {size:,} bytes, over the limit of {limit:,} a document (--max-document)")


class BadFormat(DocumentError):
    """The file is not what its name says."""

    def __init__(self, path: Path | str, what: str) -> None:
        super().__init__(f"{path}: {what}")


class UnknownFormat(DocumentError):
    """No reader for this kind of file."""

    def __init__(self, path: Path | str, known: tuple[str, ...]) -> None:
        super().__init__(f"{path}: no reader for this kind of file; known: {', '.join(known)}")


class NoSupport(DocumentError):
    """A document in a language that has no data here, or in none that can be told."""

    def __init__(self, path: Path | str, language: str | None, supported: tuple[str, ...]) -> None:
        found = f"language {language!r} has" if language else "its language cannot be told: it has"
        super().__init__(f"{path}: {found} no support here; supported: {', '.join(supported)} (see --language)")


class ReadingFailed(DocumentError):
    """A component failed on this document: a defect of ours, kept from stopping the build."""

    def __init__(self, path: Path | str, component: str, what: str) -> None:
        super().__init__(f"{path}: {component} failed on it ({what}); please report this")
