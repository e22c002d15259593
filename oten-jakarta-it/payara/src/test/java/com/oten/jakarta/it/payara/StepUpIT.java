package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.StepUpBehaviour;

class StepUpIT extends StepUpBehaviour {}
