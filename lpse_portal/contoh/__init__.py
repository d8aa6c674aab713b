"""The invented office of the demo: its people, and permohonan in every state. Every name is made up, and plainly so."""
