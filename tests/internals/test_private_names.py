"""Private names of Textual and Rich that are used in tui/internals still has the shape it had."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from textual import _compositor
from textual.app import App
from textual.screen import Screen

METHODS: dict[str, tuple[object, list[str]]] = {
    "App._display draws an update": (App._display, ["self", "screen", "renderable"]),
    "App._handle_exception ends with an error": (App._handle_exception, ["self", "error"]),
    "App._print_error_renderables says what ended the app": (
        App._print_error_renderables,
        ["self"],
    ),
    "App._refresh_notifications shows messages": (App._refresh_notifications, ["self"]),
    "App._unnotify takes a message away": (App._unnotify, ["self", "notification", "refresh"]),
    "App._refresh_truecolor_filter follows the theme": (
        App._refresh_truecolor_filter,
        ["self", "theme"],
    ),
}


@pytest.mark.parametrize("says", METHODS)
def test_methods_take_what_they_took(says: str) -> None:
    method, parameters = METHODS[says]
    assert callable(method)
    assert list(inspect.signature(method).parameters) == parameters, (
        f"{says}, but no longer by these parameters: see tui/internals/drawn_app.py"
    )


def test_the_screens_behind_are_a_property() -> None:
    assert isinstance(App._background_screens, property), (
        "App._background_screens is overridden as a property in tui/internals/drawn_app.py"
    )
    assert isinstance(App._screen_stack, property)


async def test_an_app_has_what_its_end_and_its_messages_are_told_by() -> None:
    app: App[Any] = App()
    ended_by = ("_exit_renderables", "_exception", "_return_code", "_driver")
    for name in (*ended_by, "_notifications", "_disable_notifications"):
        assert hasattr(app, name), f"App.{name} is gone: see tui/internals/drawn_app.py"
    assert isinstance(app._exit_renderables, list)
    async with app.run_test():
        assert isinstance(app.screen, Screen)
        assert app._driver and callable(app._driver.write), "sequences are written by the driver"


def test_updates_have_the_fields_that_the_frame_is_made_of() -> None:
    fields = {
        _compositor.LayoutUpdate: ["strips", "region"],
        _compositor.ChopsUpdate: ["chops", "spans", "chop_ends"],
    }
    for update, names in fields.items():
        assert issubclass(update, _compositor.CompositorUpdate)
        assert list(inspect.signature(update).parameters) == names, (
            f"{update.__name__} is made of something else: see tui/internals/frame.py"
        )


def test_the_driver_takes_its_decoder_by_that_name() -> None:
    from textual.drivers import linux_driver

    assert "getincrementaldecoder" in vars(linux_driver), (
        "the driver decodes keys otherwise: see tui/internals/key_decoding.py"
    )
