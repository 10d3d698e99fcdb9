"""The way to the loudspeaker, through miniaudio. A machine without a sound device says so in a value, never aloud."""

import ctypes
from array import array
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING

from willcall.kiosk.sound.cue_sounds import RATE

if TYPE_CHECKING:  # imported when there is something to play
    from miniaudio import Backend

Fill = Callable[[int], "array[int]"]
"""Gives the next so many samples, on the device's own thread."""

PERIOD_MS = 20
"""Samples are asked for this often, three times ahead: a cue is heard at most 60 ms after its moment."""

_AlsaHandler = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)


class NoSoundDeviceError(Exception):
    """There is no sound device, or it does not open; the message is what miniaudio says."""


class SoundLine:
    """An open sound device; silent until it is started. All calls may take their time.

    ``backend`` is the system's sound service that it goes through. ``backends`` are the ones to try; the usual ones of
    the system where none are named.

    Raises:
        NoSoundDeviceError: none opens.
    """

    def __init__(self, fill: Fill, backends: "Sequence[Backend] | None" = None) -> None:
        try:
            import miniaudio  # noqa: PLC0415  # takes 8 ms that the first picture does not need
        except ImportError as error:  # where it has no wheel it is not installed
            raise NoSoundDeviceError(str(error)) from error
        self._fault, self._fill = miniaudio.MiniaudioError, fill
        self._hushed = _hush_alsa()
        try:
            self._device = miniaudio.PlaybackDevice(
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=3,
                backends=list(backends or _usual(miniaudio.Backend)),
                app_name="willcall-kiosk",
            )
        except self._fault as error:
            raise NoSoundDeviceError(str(error)) from error
        self.backend: str = self._device.backend

    @property
    def is_running(self) -> bool:
        """Whether samples are asked for."""
        return bool(self._device.running)

    def start(self) -> None:
        """Begin to ask for samples.

        Raises:
            NoSoundDeviceError: the device does not start, as one that was pulled out.
        """
        feed = _feed(self._fill)
        next(feed)
        try:
            self._device.start(feed)
        except self._fault as error:
            raise NoSoundDeviceError(str(error)) from error

    def stop(self) -> None:
        """Ask for no more samples; what was asked for is played.

        Raises:
            NoSoundDeviceError: the device does not even stop, and has to be closed.
        """
        try:
            self._device.stop()
        except self._fault as error:
            raise NoSoundDeviceError(str(error)) from error

    def close(self) -> None:
        """Let go of the device."""
        self._device.close()


def _feed(fill: Fill) -> Generator["bytes | array[int]", int, None]:
    """Give samples the way miniaudio asks for them: each count is sent in, each answer comes out."""
    count = yield b""
    while True:
        count = yield fill(count)


def _usual(known: "type[Backend]") -> "list[Backend]":
    """Return what a kiosk's sound goes through; those of other systems are passed over.

    JACK is left out, which writes to the console where it is not there, and so is miniaudio's null device: with it a
    machine that nobody hears would look like one that plays.
    """
    return [known.WASAPI, known.DSOUND, known.COREAUDIO, known.PULSEAUDIO, known.ALSA]


def _hush_alsa() -> object:
    """Keep ALSA from writing to standard error what it finds missing; return what has to live as long as that holds.

    Source: ``snd_lib_error_set_handler`` in alsa-lib's error.h. Its last argument is a format, whose values are left.
    """
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError:  # another system, or one without ALSA
        return None
    handler = _AlsaHandler(lambda *_: None)
    alsa.snd_lib_error_set_handler(handler)
    return handler
