"""Where articles come from: declarations of sources. Fetching comes with a later release."""
