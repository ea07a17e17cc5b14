"""Our own corpus: articles with everything marked that Sayso should find, as `GUIDE.md` says."""
