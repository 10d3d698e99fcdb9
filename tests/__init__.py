"""The tests of Willcall."""
