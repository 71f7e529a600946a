"""A group of commands that are files: `glossary list` is the object `glossary_list` in `glossary_list.py`."""

from __future__ import annotations

from typing import TypeVar

import click

from ftzterms.registry import room, room_names

_WING = "ftzterms.cli"
_Command = TypeVar("_Command", bound=click.Command)


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001  as click calls it
    if asked and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


_HELP = click.Option(
    ("-h", "--help", "_help"),
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_help,
    help="Show this message and exit.",
)


def with_help(command: _Command) -> _Command:
    """Give a command its option for help: the one of click and its words come by way of `gettext` and `locale`."""
    if _HELP not in command.params:
        command.params.append(_HELP)
    return command


class LazyGroup(click.Group):
    """A group that loads a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the files that belong to this group, without loading them."""
        prefix = self._prefix(ctx)
        names = [name.removeprefix(prefix) for name in room_names(_WING) if name.startswith(prefix)]
        return [name for name in names if "_" not in name]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = room(_WING, self._prefix(ctx) + cmd_name)
        if not isinstance(command, click.Command) or command.name != cmd_name:
            raise AssertionError(f"{_WING}.{self._prefix(ctx)}{cmd_name} must leave the command {cmd_name!r}")
        return with_help(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse an unknown command with a suggestion."""
        known, name = self.list_commands(ctx), args[0]
        if name in known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from ftzterms.model import nearest

        close = nearest(name, known)
        hint = f"; did you mean {close!r}?" if close else ""
        raise click.UsageError(f"there is no command {name!r}{hint}", ctx)

    def _prefix(self, ctx: click.Context) -> str:
        """Give what the file names of this group's commands start with."""
        return self._prefix(ctx.parent) + f"{ctx.info_name}_" if ctx.parent else ""
