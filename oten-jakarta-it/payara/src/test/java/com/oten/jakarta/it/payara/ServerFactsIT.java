package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.facts.ServerFacts;

class ServerFactsIT extends ServerFacts {}
