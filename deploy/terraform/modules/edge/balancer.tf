# Of CloudFront alone: who comes past it comes past WAF.
data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "HTTPS from CloudFront, on to nodes"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-balancer" }
}

resource "aws_vpc_security_group_ingress_rule" "cloudfront" {
  security_group_id = aws_security_group.balancer.id
  description       = "CloudFront"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront.id
}

resource "aws_vpc_security_group_egress_rule" "nodes" {
  security_group_id            = aws_security_group.balancer.id
  description                  = "HAProxy on nodes, and its health"
  ip_protocol                  = "tcp"
  from_port                    = var.https_node_port
  to_port                      = var.https_node_port
  referenced_security_group_id = var.node_security_group_id
}

resource "aws_vpc_security_group_ingress_rule" "nodes" {
  security_group_id            = var.node_security_group_id
  description                  = "HAProxy, from the balancer"
  ip_protocol                  = "tcp"
  from_port                    = var.https_node_port
  to_port                      = var.https_node_port
  referenced_security_group_id = aws_security_group.balancer.id
}

resource "aws_lb" "this" {
  name                             = var.name
  load_balancer_type               = "network"
  internal                         = false
  subnets                          = var.subnet_ids
  security_groups                  = [aws_security_group.balancer.id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.protected
}

# TLS ends at HAProxy, with cert-manager's certificate: from CloudFront to there it is one connection.
resource "aws_lb_target_group" "https" {
  name                   = "${var.name}-https"
  vpc_id                 = var.vpc_id
  port                   = var.https_node_port
  protocol               = "TCP"
  target_type            = "instance"
  preserve_client_ip     = true
  connection_termination = false
  # Sockets of a node that leaves are ended by HAProxy and the gateway, which tell clients.
  deregistration_delay = 300

  # HAProxy runs on some nodes only (externalTrafficPolicy: Local): where it does not, nothing answers.
  health_check {
    protocol            = "TCP"
    port                = "traffic-port"
    interval            = 10
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.https.arn
  }
}

resource "aws_autoscaling_attachment" "nodes" {
  autoscaling_group_name = var.autoscaling_group_name
  lb_target_group_arn    = aws_lb_target_group.https.arn
}
