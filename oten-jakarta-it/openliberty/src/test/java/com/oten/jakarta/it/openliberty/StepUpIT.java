package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.StepUpBehaviour;

class StepUpIT extends StepUpBehaviour {}
