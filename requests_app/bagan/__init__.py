"""The flow of a SOP as a swimlane, drawn from the state machine itself: `graf` reads it, `tata` lays it out, `gambar` draws it."""
