package com.oten.jakarta.it.ee11;

import com.oten.jakarta.it.ApiBehaviour;

class ApiIT extends ApiBehaviour {}
