"""What tests share: hygiene of the test run, servers, fakes."""
