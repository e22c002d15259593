<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<html lang="${otenError.language}">
<head>
  <title>Shop: <c:out value="${otenError.title}"/></title>
</head>
<body>
  <p id="text"><c:out value="${otenError.text}"/></p>
  <c:if test="${otenError.tryAgain}">
    <p><a id="again" href="<c:out value="${otenError.loginUrl}"/>">↻</a></p>
  </c:if>
  <p><a href="<c:out value="${otenError.frontUrl}"/>">⌂</a></p>
  <p>№ <span id="number"><c:out value="${otenError.incident}"/></span></p>
</body>
</html>
