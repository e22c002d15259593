package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.facts.ServerFacts;

class ServerFactsIT extends ServerFacts {}
