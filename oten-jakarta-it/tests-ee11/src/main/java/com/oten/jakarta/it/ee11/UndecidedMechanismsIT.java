package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.RivalMechanismBehaviour;

/** The server's own handler wants one mechanism, whatever qualifiers the others have. */
public class UndecidedMechanismsIT extends RivalMechanismBehaviour {}
