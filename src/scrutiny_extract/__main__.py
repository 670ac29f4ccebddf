"""`python -m scrutiny_extract` is `scrutiny-extract`."""

from scrutiny_extract.cli import main

if __name__ == "__main__":
    main()
