"""How fast a whole build is, where its time goes, and how near it comes to the bare encoder."""
