"""The pages of the register of acting officials, and what an acting capacity means for a permohonan."""
