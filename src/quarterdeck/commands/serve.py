"""quarterdeck serve: the pages."""

import os
import socket
import sys
from typing import Annotated, NoReturn

import typer
from django.conf import settings
from django.urls import reverse
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from quarterdeck.commands.beside import worker_beside
from quarterdeck.commands.init import prepare
from quarterdeck.home import Home
from quarterdeck.setup import key

app = typer.Typer(add_completion=False)
MOST_WORKERS = 4  # each opens the figures with memory of its own
THREADS = 4  # a worker's; they share one open file of figures

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")]


@app.command()
def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; one a core, at most four, unless said.")
    ] = None,
    worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Do background work beside the pages.")
    ] = True,
    access_log: Annotated[bool, typer.Option("--access-log", help="Write a line for every request.")] = False,
) -> None:
    """Serve the pages, with a worker beside them, until Ctrl+C.

    Only this machine can reach them, unless --host says otherwise; then name the hosts in
    QUARTERDECK_HOSTS, put a proxy with HTTPS in front and set QUARTERDECK_HTTPS=true.

    Example: quarterdeck serve --port 8080
    """
    prepare(Home.from_environment())
    run(host, port, workers=workers, worker=worker, access_log=access_log)


def run(
    host: str, port: int, *, workers: int | None = None, worker: bool = True, access_log: bool = False
) -> None:
    """Serve until interrupted."""
    require_free(host, port)
    if not settings.HTTPS:  # for the links in mails that the worker beside writes
        os.environ.setdefault("QUARTERDECK_ADDRESS", f"http://{settings.ALLOWED_HOSTS[0]}:{port}")
    server = Granian(
        "quarterdeck.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or min(os.cpu_count() or 1, MOST_WORKERS),
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=access_log,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    if key.is_needed():
        first = f"http://{host}:{port}{reverse('setup_first')}?key={key.key_of(Home.from_environment())}"
        typer.echo(f"Nobody can sign in yet. Open this address to begin:\n\n  {first}\n")
        sys.stdout.flush()
    with worker_beside(wanted=worker):
        server.serve()


def replace_process(host: str, port: int) -> NoReturn:
    """Go on as `quarterdeck serve` in a process of its own.

    Workers are forked, and the lake's threads, once started here, would not live in them.
    """
    sys.stdout.flush()
    command = [sys.executable, "-m", "quarterdeck", "serve", "--host", host, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606 (no shell is wanted)


def require_free(host: str, port: int) -> None:
    """End with code 1 where something else listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            typer.echo(f"{host}:{port} cannot be used: {error.strerror}. Choose another --port.", err=True)
            raise typer.Exit(1) from error
