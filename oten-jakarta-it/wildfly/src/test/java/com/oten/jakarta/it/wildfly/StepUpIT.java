package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.StepUpBehaviour;

class StepUpIT extends StepUpBehaviour {}
