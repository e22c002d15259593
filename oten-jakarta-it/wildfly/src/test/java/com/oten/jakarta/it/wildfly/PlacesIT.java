package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.PlacesBehaviour;

class PlacesIT extends PlacesBehaviour {}
