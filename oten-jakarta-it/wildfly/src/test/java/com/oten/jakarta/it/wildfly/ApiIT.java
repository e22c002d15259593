package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.ApiBehaviour;

class ApiIT extends ApiBehaviour {}
